-- What a committee was shown, kept for ever: the figures, all that its report was made of, and the files as written.

create table publication (
    id           bigint generated always as identity primary key,
    year_basis   text   not null,
    year         int    not null,
    computation  bigint not null references computation,
    published_on date   not null,
    identity     text   not null,
    program      text   not null,
    evidence     text   not null
);
comment on table publication is 'A year''s figures as a committee was shown them';
comment on column publication.year_basis is 'How the year is counted: civil, or convention for 3 February to 2 February';
comment on column publication.identity is 'A digest of its figures, definitions, deliveries and program: the same ones are not published twice in a row';
comment on column publication.program is 'The version of the program that published it';
comment on column publication.evidence is 'The deliveries behind the figures, as JSON';

create table publication_delivery (
    publication bigint not null references publication,
    delivery    bigint not null references delivery,
    primary key (publication, delivery)
);
comment on table publication_delivery is 'The deliveries in force at a publication';

create table publication_definition (
    publication bigint not null references publication,
    place       text   not null,
    content     bytea  not null,
    primary key (publication, place)
);
comment on table publication_definition is 'The definitions as they were at a publication, by their place in the folder jobs';

create table publication_file (
    publication bigint not null references publication,
    perimeter   text   not null,
    language    text   not null,
    extras      text   not null,
    name        text   not null,
    position    int    not null,
    sha256      text   not null,
    content     bytea  not null,
    primary key (publication, perimeter, language, extras, name)
);
comment on table publication_file is 'The files of a publication as they were written, by map of regions, language and options';
comment on column publication_file.extras is 'The options that add sheets or files; empty for none';
comment on column publication_file.position is 'The file''s place in the order in which they were written';

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'a publication does not change';
end $$;

create trigger publication_stays before update or delete on publication
    for each row execute function refuse_change();
create trigger publication_delivery_stays before update or delete on publication_delivery
    for each row execute function refuse_change();
create trigger publication_definition_stays before update or delete on publication_definition
    for each row execute function refuse_change();
create trigger publication_file_stays before update or delete on publication_file
    for each row execute function refuse_change();
