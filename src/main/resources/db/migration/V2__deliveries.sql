-- What was received: one row per file, what became of its lines, and what its report tells.

create table delivery (
    id              bigint generated always as identity primary key,
    sha256          char(64) not null unique,
    file            text     not null,
    producer        text     not null,
    source          text     not null,
    profile         text     not null,
    format          text     not null,
    encoding        text,
    delimiter       text,
    header_sheet    text     not null default '',
    header_line     int      not null default 0,
    received_on     date     not null,
    status          text     not null check (status in ('loading', 'in_force', 'refused', 'withdrawn')),
    refusal         text,
    corrects        bigint   references delivery,
    replaces        text     not null default 'none' check (replaces in ('none', 'month', 'year')),
    lines_read      bigint   not null default 0,
    accepted        bigint   not null default 0,
    rejected        bigint   not null default 0,
    corrected       bigint   not null default 0,
    replaced        bigint   not null default 0,
    passed_over     bigint   not null default 0,
    first_date      date,
    last_date       date,
    departments     text     not null default '',
    unknown_columns text     not null default '',
    unknown_values  text     not null default ''
);
comment on table delivery is 'One row per file received, identified by the SHA-256 of its bytes';
comment on column delivery.file is 'The file''s name, without its folder';
comment on column delivery.source is 'attendance, training, donation, directory or funding: also the name of the table that holds its facts';
comment on column delivery.format is 'csv or xlsx';
comment on column delivery.encoding is 'Detected in a text file; null for a workbook';
comment on column delivery.delimiter is 'Detected in a text file; null for a workbook';
comment on column delivery.header_sheet is 'The sheet of the first header; empty for a text file';
comment on column delivery.header_line is 'The line of the header, its last one where it has several';
comment on column delivery.status is 'Only the facts of deliveries in force count';
comment on column delivery.refusal is 'Why the whole file was refused: the key of the sentence and its values, separated by tabs';
comment on column delivery.corrects is 'The delivery whose rejected lines this one brings back; null where it brings none';
comment on column delivery.replaces is 'The period whose earlier lines it replaces, beside those with the same key';
comment on column delivery.lines_read is 'Lines under the header, those passed over included';
comment on column delivery.accepted is 'Lines that became facts';
comment on column delivery.rejected is 'Lines refused';
comment on column delivery.corrected is 'Accepted lines in which something was put right';
comment on column delivery.replaced is 'Facts, its own or those of earlier deliveries, that its lines replaced';
comment on column delivery.passed_over is 'Empty rows, titles and total rows';
comment on column delivery.first_date is 'The earliest date of an accepted line; null where none was accepted';
comment on column delivery.last_date is 'The latest date of an accepted line; null where none was accepted';
comment on column delivery.departments is 'The departments that accepted lines name, separated by spaces';
comment on column delivery.unknown_columns is 'Columns that were ignored, separated by commas';
comment on column delivery.unknown_values is 'Values that the profile''s lists do not name, by column';

create table delivery_year (
    delivery bigint not null references delivery,
    source   text   not null,
    year     int    not null,
    primary key (delivery, year)
);
comment on table delivery_year is 'The civil years that a delivery says or changes something about: those of its own facts and of the facts it replaces';

create table rejection (
    delivery    bigint not null references delivery,
    sheet       text   not null,
    line        int    not null,
    column_name text   not null,
    value       text   not null,
    rule        text   not null,
    expected    text   not null default '',
    cleared_by  bigint references delivery
);
create index on rejection (delivery);
comment on table rejection is 'One row per fault of a rejected line; personal values are masked before they come here';
comment on column rejection.cleared_by is 'The delivery that brought the line back corrected; null while the fault stands';

create table correction (
    delivery    bigint not null references delivery,
    sheet       text   not null,
    line        int    not null,
    column_name text   not null,
    before      text   not null,
    after       text   not null,
    rule        text   not null
);
create index on correction using brin (delivery);
comment on table correction is 'One row per cell put right in an accepted line; personal values are masked before they come here';

create table repeated_line (
    delivery  bigint  not null references delivery,
    sheet     text    not null,
    line      int     not null,
    duplicate boolean not null
);
comment on table repeated_line is 'Lines that the end of their file showed to be repeated; kept only until the delivery is in force';
comment on column repeated_line.duplicate is 'True where the same line stands earlier in the file; false where a later line replaces it';

create table returned_line (
    delivery    bigint not null references delivery,
    sheet       text   not null,
    origin_line int    not null
);
comment on table returned_line is 'Lines that a delivery brings back corrected, by their place in the delivery it corrects';

create table anomaly (
    delivery bigint not null references delivery,
    position int    not null,
    sentence text   not null
);
comment on table anomaly is 'What is unlike the producer''s earlier deliveries: the key of the sentence and its values, separated by tabs';
