-- What is told of a whole file, for a person to judge.

create table warning (
    delivery bigint not null references delivery,
    position int    not null,
    sentence text   not null,
    primary key (delivery, position)
);
comment on table warning is 'What is told of a delivery and refuses nothing: the key of the sentence and its values, separated by tabs';
