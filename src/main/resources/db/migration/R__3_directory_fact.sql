-- One row per way of counting years, year and place of a producer's directory that is open on the year's last day: its
-- state on that day. A place that the producer's next complete directory lacks is open no longer, and one that another
-- producer lists under its name for the first time after the last state its producer told is the other's: it counts once.
--   year_basis: civil or convention
--   year: the year
--   department, commune: where the place lies, in INSEE codes; null where unknown
--   place: as producer/identifier
--   latitude, longitude: in degrees, WGS 84; null where unknown
--   place_kind: what kinds of place it is, in the codes of the national schema, separated by |; null where unknown
--   network: which part of the network it is: atelier_canope, epn or autre
--   canope: whether it is an Atelier Canopé; null where neither its directory nor its name says so
--   carried_over: whether the state is that of an earlier year, and the producer has no directory of the year or one that
--     says something of fewer than half of its open places
--   applied_on, labelled_on: the days it applied for the label NetPublic and received it; null where it did not
--   labelled: whether it has the label on the year's last day
--   labelled_year: the year in which it received the label, counted the same way; null where it did not
--   days_to_label: days from the application to the label; null where one of them is unknown
--   awaits_label: whether it applied for the label by the year's last day and has not received it by then
--   charter_signed: whether it has signed the charter by the year's last day
--   open_to_public: null where unknown
--   accessible: whether it says that it receives people with a disability; null where it says of no one whom it can receive
--   access_sheet: whether it has a profile in Acceslibre; null where that was not kept
--   free_hours: hours of free introduction a week; null where unknown
--   mediators: qualified mediators; null where unknown
--   computers: computers for the public; null where unknown
--   subscription: to Canopé: aucun, plein or reduit; null where unknown
--   subscription_price: in euros a year; null where unknown
--   full_price: the mean price of a full subscription in the year, in euros, the same in all its rows; null where there
--     is none
--   days_since_update: from the entry's last update to the year's last day; null where unknown
--   filled: how many of the 12 fields that make an entry complete are filled
--   reporter: the producer: places are what it reports; null where it said nothing in the year
--   delivery, sheet, line: where the state was read
-- Made again whenever a migration is new or changed: ${migrations}

create view directory_fact as
with at_year_end as (
    select distinct on (y.year_basis, y.year, d.producer, p.place)
        y.year_basis, y.year, y.last_day, d.producer, p.*
    from year_end y
    join directory p on p.superseded_by is null and p.date <= y.last_day
    join delivery d on d.id = p.delivery and d.status = 'in_force'
    order by y.year_basis, y.year, d.producer, p.place, p.date desc, p.delivery desc, p.line desc
),
told as (
    select d.producer, b.year_basis, year_of(p.date, b.year_basis) as year, count(distinct p.place) as places
    from directory p
    join delivery d on d.id = p.delivery and d.status = 'in_force'
    cross join (values ('civil'), ('convention')) b (year_basis)
    where p.superseded_by is null
    group by d.producer, b.year_basis, year_of(p.date, b.year_basis)
),
first_told as (
    select d.producer, p.place, p.commune, p.department, folded(p.name) as name, min(p.date) as date
    from directory p
    join delivery d on d.id = p.delivery and d.status = 'in_force'
    where p.superseded_by is null
    group by d.producer, p.place, p.commune, p.department, folded(p.name)
)
select s.year_basis, s.year, s.department,
       s.producer || '/' || s.place as place, s.commune, s.latitude, s.longitude, s.typology as place_kind,
       network_of(s.canope, s.typology, s.name) as network,
       coalesce(s.canope, nullif(network_of(s.canope, s.typology, s.name) = 'atelier_canope', false)) as canope,
       t.year is null
           or year_of(s.date, s.year_basis) < s.year
              and t.places * 2 < count(*) over (partition by s.year_basis, s.year, s.producer) as carried_over,
       s.applied_on, s.labelled_on,
       (s.labelled_on is not null and s.labelled_on <= s.last_day
           and (s.label_ends_on is null or s.label_ends_on >= s.last_day)) as labelled,
       year_of(s.labelled_on, s.year_basis) as labelled_year,
       s.labelled_on - s.applied_on as days_to_label,
       s.applied_on is not null and s.applied_on <= s.last_day
           and (s.labelled_on is null or s.labelled_on > s.last_day) as awaits_label,
       s.charter_on is not null and s.charter_on <= s.last_day as charter_signed,
       s.open_to_public, s.accessible, s.access_sheet, s.free_hours, s.mediators, s.computers,
       s.subscription, s.subscription_price,
       avg(s.subscription_price) filter (where s.subscription = 'plein')
           over (partition by s.year_basis, s.year) as full_price,
       s.last_day - s.updated_on as days_since_update, s.filled,
       case when t.year is not null then s.producer end as reporter,
       s.delivery, s.sheet, s.line
from at_year_end s
left join told t on t.producer = s.producer and t.year_basis = s.year_basis and t.year = s.year
where (s.opened_on is null or s.opened_on <= s.last_day) and (s.closed_on is null or s.closed_on >= s.last_day)
  and not exists (select from place_absence a
                  where a.producer = s.producer and a.place = s.place
                    and a.since <= s.last_day and a.until > s.last_day)
  -- Numbers come again elsewhere: the same place lies in the same commune and, unless its identifier is long, has the same
  -- name.
  and not exists (select from first_told f
                  where f.place = s.place and f.producer <> s.producer
                    and (f.name = folded(s.name) or length(s.place) >= 8)
                    and f.commune is not distinct from s.commune
                    and f.department is not distinct from s.department
                    and f.date > s.date and f.date <= s.last_day);
