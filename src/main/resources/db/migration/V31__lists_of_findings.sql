-- A number names a figure in the list that somebody read: in another list it may name another one.
create table finding_list (
    year_basis text     not null,
    year       int      not null,
    perimeter  text     not null,
    figures    char(64) not null,
    primary key (year_basis, year, perimeter)
);
comment on table finding_list is 'The list of implausible figures of a year that was shown last';
comment on column finding_list.figures is 'SHA-256 over the figures in their order';
