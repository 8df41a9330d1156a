-- A delivery that would replace much of what came before waits for a person to confirm it.
alter table delivery drop constraint delivery_status_check;
alter table delivery
    add constraint delivery_status_check check (status in ('loading', 'held', 'in_force', 'refused', 'withdrawn'));

create table held_replacement (
    delivery bigint not null references delivery,
    year     int    not null,
    replaced bigint not null,
    counting bigint not null,
    primary key (delivery, year)
);
comment on table held_replacement is 'What a delivery that is held would replace, by civil year; of one that was withdrawn, that it was held before';
comment on column held_replacement.replaced is 'Facts of earlier deliveries that it would replace';
comment on column held_replacement.counting is 'Facts of its producer and source that count';
