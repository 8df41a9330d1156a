-- A publication is frozen with all that its report was made of, and its files are kept as they were written.

alter table publication add column identity text not null default '';
alter table publication add column program text not null default '';
alter table publication add column evidence text not null default '';
alter table publication alter column identity drop default;
alter table publication alter column program drop default;
alter table publication alter column evidence drop default;
comment on column publication.identity is 'A digest of its figures, definitions, deliveries and program: the same ones are not published twice in a row';
comment on column publication.program is 'The version of the program that published it';
comment on column publication.evidence is 'The deliveries behind the figures, as JSON; empty for publications older than this table';

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
