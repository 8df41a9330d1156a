-- What a year that memory does not hold was summed to is kept part by part; the cube before it is read meanwhile.
alter table cube add column parts int not null default 1;
comment on column cube.parts is 'In how many parts its distinct values were counted, and follow each other';
alter table cube drop constraint cube_facts_year_basis_year_key;
alter table cube add unique (facts, year_basis, year) deferrable initially deferred;
