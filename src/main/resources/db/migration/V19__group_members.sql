-- A group of ten and three of its members by name are ten participations. What the lines of a group count less, because other
-- lines name members of it, is kept as rows of the same kind, with the place and traits of the group and numbers below zero: they
-- add up with the lines as they were delivered. They are made again whenever other lines of the activity are in force.
create table group_member (like attendance);
create index on group_member (delivery);
comment on table group_member is 'One row per group of an activity of which other lines name members: the members, as numbers below zero';
