alter table equipment_factor add column kg_co2e_avoided numeric;
comment on table equipment_factor is 'What one piece of equipment weighs, what making it emitted and what using it again avoids, from a year on';
comment on column equipment_factor.kg_co2e is 'Emissions of making one piece, in kilograms of CO₂ equivalent';
comment on column equipment_factor.kg_co2e_avoided is 'Emissions that one piece re-used in place of a new one avoids in a year of use, in kilograms of CO₂ equivalent; null where no source says';

alter table directory add column accessible boolean;
alter table directory add column access_sheet boolean;
comment on column directory.accessible is 'Whether it says that it receives people with a disability; null where it says of no one whom it can receive';
comment on column directory.access_sheet is 'Whether it has a profile in Acceslibre; null in lines read before this was kept';

alter table funding add column planned boolean not null default false;
comment on column funding.planned is 'Whether the means are planned for the year, and not those that were given';
