-- One row per participant of an activity, or per group of participants, in force.
--   year: the civil year of the activity
--   department: its code: the line's own, else that of the place in the directory on that day; null where neither is known
--   place: the place, as producer/identifier with the producer whose directory knows it; null where none is named
--   commune: its INSEE code, found like the department; null where unknown
--   place_kind: what kinds of place it was on that day, in the codes of the national schema, separated by |; null where unknown
--   network: which part of the network the place was on that day: atelier_canope, epn or autre; null where the place is unknown
--   date: the day of the activity
--   activity: the activity, as a number that stands for producer, id_activite, date and the place as the line names it: places
--     of one producer may number alike
--   activity_type: individuel, atelier or portes_ouvertes
--   channel: lieu, autre_lieu, domicile or distance; null where unknown
--   themes: the themes, separated by |; null where unknown
--   minutes: the activity's duration; null where unknown
--   minutes_banded: true where the duration is the midpoint of a band
--   participants: how many persons the line stands for; a group of which other lines of its activity name members has a
--     second row, with these below zero; the counts below are of these, 0 where unknown
--   person: the person's pseudonym; null for anonymous participants and groups
--   age_band: <12, 12-17, 18-24, 25-39, 40-59, 60-69 or 70+, in the year of the activity; null where unknown
--   women, men, other_gender: participants by gender
--   under_18, aged_18_59, aged_60_plus: participants by age
--   in_school, unemployed, employed, retired: participants by status
--   newcomers, regulars: participants who came for the first time, and those who had come before
--   audience: usager, adherent, elu, benevole, salarie, parent, enseignant, etudiant, cadre_territorial, cadre_etat,
--     autre or eleve; null where unknown
--   referred, not_referred: participants whom another organisation sent, and those whom none did
--   reporter: who reported the line: the delivery's producer, then / and the place as the line names it; the producer
--     alone where it names none
--   delivery, sheet, line: where the line stands
-- Made again whenever a migration is new or changed: ${migrations}

create view attendance_fact as
with located as (
    select f.*, d.producer,
           extract(year from f.date)::int as year,
           coalesce(f.commune, own.commune, shared.commune) as located_commune,
           coalesce(f.department, own.department, shared.department) as located_department,
           coalesce(own.producer, shared.producer, d.producer) || '/' || f.place as place_key,
           coalesce(own.typology, shared.typology) as place_kind,
           coalesce(own.network, shared.network) as network
    from (select * from attendance union all select * from group_member) f
    join delivery d on d.id = f.delivery and d.status = 'in_force'
    left join place_location own
        on own.producer = d.producer and own.place = f.place and own.since <= f.date and own.until > f.date
    left join place_location shared
        on shared.only_producer and shared.place = f.place and shared.since <= f.date and shared.until > f.date
    where f.superseded_by is null
)
select l.year, l.located_department as department,
       l.place_key as place, l.located_commune as commune, l.place_kind, l.network, l.date,
       l.activity # coalesce(hashtextextended(l.place, 0), 0) as activity,
       (array['individuel', 'atelier', 'portes_ouvertes'])[l.activity_type] as activity_type,
       (array['lieu', 'autre_lieu', 'domicile', 'distance'])[l.channel] as channel,
       l.themes,
       l.minutes_x10 * 0.1 as minutes, l.minutes_banded, l.participants::int as participants, l.person,
       (array['<12', '12-17', '18-24', '25-39', '40-59', '60-69', '70+'])[l.age_band] as age_band,
       coalesce(l.women, case when l.gender = 1 then l.participants else 0 end)::int as women,
       coalesce(l.men, case when l.gender = 2 then l.participants else 0 end)::int as men,
       coalesce(l.other_gender, case when l.gender = 3 then l.participants else 0 end)::int as other_gender,
       coalesce(l.under_18, case when l.age_band <= 2 then l.participants else 0 end)::int as under_18,
       coalesce(l.aged_18_59, case when l.age_band between 3 and 5 then l.participants else 0 end)::int as aged_18_59,
       coalesce(l.aged_60_plus, case when l.age_band >= 6 then l.participants else 0 end)::int as aged_60_plus,
       coalesce(l.in_school, case when l.status = 1 then l.participants else 0 end)::int as in_school,
       coalesce(l.unemployed, case when l.status = 2 then l.participants else 0 end)::int as unemployed,
       coalesce(l.employed, case when l.status = 3 then l.participants else 0 end)::int as employed,
       coalesce(l.retired, case when l.status = 4 then l.participants else 0 end)::int as retired,
       coalesce(l.newcomers, case when l.first_visit then l.participants else 0 end)::int as newcomers,
       coalesce(l.regulars, case when not l.first_visit then l.participants else 0 end)::int as regulars,
       (array['usager', 'adherent', 'elu', 'benevole', 'salarie', 'parent', 'enseignant', 'etudiant',
              'cadre_territorial', 'cadre_etat', 'autre', 'eleve'])[l.audience] as audience,
       case when l.referred then l.participants else 0 end::int as referred,
       case when not l.referred then l.participants else 0 end::int as not_referred,
       l.producer || coalesce('/' || l.place, '') as reporter,
       l.delivery, l.sheet, l.line
from located l;
