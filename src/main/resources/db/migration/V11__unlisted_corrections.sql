-- Of corrections of one kind the first thousands are listed; the lines of the others are counted.
create table unlisted_correction (
    delivery bigint not null references delivery,
    rule     text   not null,
    lines    bigint not null
);
create index on unlisted_correction (delivery);
comment on table unlisted_correction is 'How many lines of a delivery were put right in a way of which the table correction names no more lines; they add up';
