-- By which key persons are known: with another one each of them would be somebody else.
create table person_key (
    single      boolean primary key default true check (single),
    fingerprint text not null
);
comment on table person_key is 'One row once a key was used';
comment on column person_key.single is 'Always true: there is one row at most';
comment on column person_key.fingerprint is 'What tells the key from others and does not tell the key: the first 64 bits of HMAC-SHA-256 under it of a fixed text, in hexadecimal digits';
