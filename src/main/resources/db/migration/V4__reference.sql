-- A copy of the reference that the program brings: it is filled again as soon as the program's own differs.

create table territory (
    department  varchar(3) primary key,
    region_2015 varchar(3),
    region_2016 varchar(3)
);
comment on table territory is 'Which region a department belongs to, before and after the reform of 2016; null for what belongs to none';

create table population (
    department     varchar(3) not null,
    reference_year int        not null,
    inhabitants    int        not null,
    primary key (department, reference_year)
);
comment on table population is 'Municipal population of a department, by the year it refers to';

create table commune_population (
    commune     varchar(5) primary key,
    department  varchar(3),
    inhabitants int not null
);
comment on table commune_population is 'Municipal population of each commune at the last census known';

create table equipment_factor (
    equipment  text    not null,
    first_year int     not null,
    kilograms  numeric not null,
    kg_co2e    numeric not null,
    primary key (equipment, first_year)
);
comment on table equipment_factor is 'What one piece of equipment weighs, and what making it emitted, from a year on';
comment on column equipment_factor.kg_co2e is 'Kilograms of CO₂ equivalent';

create table reference_state (
    fingerprint char(64) not null
);
comment on table reference_state is 'The SHA-256 of what the tables above were last filled with: one row, none before the first time';
