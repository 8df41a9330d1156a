-- What tells a home of before the first release: the history of its schema as Flyway kept it.
create schema bilan;
create table bilan.flyway_schema_history (
    installed_rank int           not null primary key,
    version        varchar(50),
    description    varchar(200)  not null,
    type           varchar(20)   not null,
    script         varchar(1000) not null,
    checksum       int,
    installed_by   varchar(100)  not null,
    installed_on   timestamp     not null default now(),
    execution_time int           not null,
    success        boolean       not null
);
insert into bilan.flyway_schema_history
    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
values
    (0, null, '<< Flyway Schema Creation >>', 'SCHEMA', '"bilan"', null, 'postgres', 0, true),
    (1, '1', 'spring batch', 'SQL', 'V1__spring_batch.sql', 1024627066, 'postgres', 9, true),
    (2, '2', 'deliveries and facts', 'SQL', 'V2__deliveries_and_facts.sql', -337210059, 'postgres', 9, true),
    (3, '3', 'facts in force', 'SQL', 'V3__facts_in_force.sql', 1046573422, 'postgres', 9, true),
    (4, '4', 'figures', 'SQL', 'V4__figures.sql', 385773778, 'postgres', 9, true),
    (5, '5', 'compact attendance', 'SQL', 'V5__compact_attendance.sql', -347087447, 'postgres', 9, true),
    (6, '6', 'deliveries in full', 'SQL', 'V6__deliveries_in_full.sql', 1131506975, 'postgres', 9, true),
    (7, '7', 'figures in parts', 'SQL', 'V7__figures_in_parts.sql', 1364055029, 'postgres', 9, true),
    (8, '8', 'cubes', 'SQL', 'V8__cubes.sql', 1646739537, 'postgres', 9, true),
    (9, '9', 'years of the convention', 'SQL', 'V9__years_of_the_convention.sql', -34239034, 'postgres', 9, true),
    (10, '10', 'frozen publications', 'SQL', 'V10__frozen_publications.sql', 962061891, 'postgres', 9, true);
