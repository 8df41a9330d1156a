-- What was computed. Figures are kept by indicator and year: a computation is a set of such parts, and takes those that
-- still hold from the computations before. It becomes visible as a whole.

create table computation (
    id          bigint generated always as identity primary key,
    fingerprint char(64) not null unique,
    complete    boolean  not null default false,
    year_basis  text     not null
);
comment on table computation is 'One row per state of facts and definitions that figures were computed from';
comment on column computation.fingerprint is 'SHA-256 over the fingerprints of its parts';
comment on column computation.complete is 'False while parts are missing: nobody sees it then';
comment on column computation.year_basis is 'How its years are counted: civil, or convention for 3 February to 2 February';

create table part (
    id          bigint generated always as identity primary key,
    indicator   text     not null,
    year_basis  text     not null,
    year        int      not null,
    fingerprint char(64) not null unique
);
comment on table part is 'The figures of one indicator and year, computed once from one state of facts and definition';
comment on column part.year_basis is 'How the year is counted: civil, or convention for 3 February to 2 February';
comment on column part.fingerprint is 'SHA-256 over the definition and the facts they were computed from';

create table computation_part (
    computation bigint not null references computation,
    part        bigint not null references part,
    primary key (computation, part)
);
comment on table computation_part is 'The parts of a computation; one part may be in many';

-- No foreign key to part: figures are copied together with the parts they belong to, and looking each part up again
-- took as long as copying.
create table figure (
    part         bigint     not null,
    period       varchar(7) not null,
    perimeter    text       not null,
    level        text       not null,
    territory    text       not null,
    dimension    text       not null,
    category     text       not null,
    value        numeric,
    numerator    numeric,
    denominator  numeric,
    unknown_rate numeric,
    contributors bigint     not null,
    status       char(1)    not null
);
create index on figure (part);
comment on table figure is 'One row per indicator, period, territory and category';
comment on column figure.period is 'A year, or one of its quarters or months';
comment on column figure.perimeter is 'The map of regions, 2015, 2016 or academies: the country''s figure stands once in each, those of departments and places are given as of 2016';
comment on column figure.level is 'NATIONAL, REGION, DEPARTMENT or PLACE';
comment on column figure.dimension is 'What the figure is broken down by; empty for the whole';
comment on column figure.category is 'The value of the dimension; empty for the whole';
comment on column figure.value is 'In the indicator''s unit; null where missing';
comment on column figure.denominator is 'Null where the indicator has none';
comment on column figure.unknown_rate is 'The share of answers that are not known, from 0 to 1; null where it does not apply';
comment on column figure.contributors is 'How many places contribute';
comment on column figure.status is 'SDMX observation status: A normal, B break, E estimated, P provisional, M missing, C confidential';

-- What a year's facts were summed to, kept so that a night reads the lines that came and no others. It can be made again
-- at any time, so that it need not survive a crash of the server.
create unlogged table cube (
    id         bigint generated always as identity primary key,
    facts      text     not null,
    year_basis text     not null,
    year       int      not null,
    shape      char(64) not null,
    unique (facts, year_basis, year)
);
comment on table cube is 'The sums and sets of one year''s facts of one kind';
comment on column cube.facts is 'attendance, training, donation, directory, funding, coverage or reception';
comment on column cube.shape is 'SHA-256 over what is summed and what else it rests on: another shape makes it useless';

create unlogged table cube_delivery (
    cube     bigint not null references cube on delete cascade,
    delivery bigint not null references delivery,
    primary key (cube, delivery)
);
comment on table cube_delivery is 'The deliveries whose lines a cube holds';

create unlogged table cube_piece (
    cube    bigint not null references cube on delete cascade,
    piece   int    not null,
    content bytea  not null,
    primary key (cube, piece)
);
-- Not compressed: every night writes and reads it as a whole.
alter table cube_piece alter column content set storage external;
comment on table cube_piece is 'The cube itself, in pieces of a megabyte';
