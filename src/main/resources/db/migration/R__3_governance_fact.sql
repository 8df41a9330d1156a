-- One row per entry of the register in force, and per department that it concerns.
--   year: the civil year of the entry
--   department: its code; those of the region where the entry is about one; null where it is about the whole country
--   place: the place, as producer/identifier with the producer whose directory knows it; null where none is named
--   network: which part of the network the place is: atelier_canope, epn or autre; null where unknown
--   date: the day
--   entry: the entry, as a number that stands for producer, date, nature, party, subject and code: what has rows in several
--     departments is one
--   nature: reunion, decision, etude, difficulte, operation_conjointe, proposition_label, communication_ordi20, conseil,
--     offre_abonnement or materiel_reforme
--   party: etat, canope or commun; null where unknown
--   state: propose, accepte, refuse, en_cours or fait; null where unknown
--   quantity: the department's share of the pieces of equipment retired; null where the entry is about none
--   signed_by_state, signed_by_canope: whether each party signed the minutes; null where unknown
--   delivery, sheet, line: where the line stands
-- Made again whenever a migration is new or changed: ${migrations}

create view governance_fact as
with line as (
    select f.*, d.producer, extract(year from f.date)::int as year,
           coalesce(own.department, shared.department) as place_department,
           coalesce(own.network, shared.network) as network,
           coalesce(own.producer, shared.producer, d.producer) || '/' || f.place as place_key
    from governance f
    join delivery d on d.id = f.delivery and d.status = 'in_force'
    left join place_location own
        on own.producer = d.producer and own.place = f.place and own.since <= f.date and own.until > f.date
    left join place_location shared
        on shared.only_producer and shared.place = f.place and shared.since <= f.date and shared.until > f.date
    where f.superseded_by is null
),
-- What a region retired is shared among its departments by population, as its means are; an entry about a region counts
-- once in each of them, and once in all of them together.
share as (
    select l.delivery, l.sheet, l.line, t.department,
           p.inhabitants::numeric
               / sum(p.inhabitants) over (partition by l.delivery, l.sheet, l.line) as share
    from line l
    join territory t on l.territory in (t.region_2015, t.region_2016)
    join population_at p on p.department = t.department and p.year = l.year
    where l.level = 'region'
)
select l.year,
       coalesce(s.department, case when l.level = 'department' then l.territory else l.place_department end) as department,
       l.place_key as place, l.network, l.date, l.natural_key as entry, l.nature, l.party, l.state,
       l.quantity * coalesce(s.share, 1) as quantity,
       l.signed_by_state, l.signed_by_canope,
       l.delivery, l.sheet, l.line
from line l
left join share s on s.delivery = l.delivery and s.sheet = l.sheet and s.line = l.line;
