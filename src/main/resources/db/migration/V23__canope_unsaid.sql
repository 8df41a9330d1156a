-- A directory may leave open whether a place is an Atelier Canopé: its name then says so.

alter table directory alter column canope drop not null;
comment on column directory.canope is 'Whether it is an Atelier Canopé; null where the directory does not say';

-- Of what was read before it is not known whether the answer was no or none: a name that says so is believed.
update directory set canope = null
where not canope and normalize(name, nfd) ~* '\mateliers?[ -]+canope\u0301?(?![[:alnum:]\u0301])';
