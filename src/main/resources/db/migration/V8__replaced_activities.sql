-- A delivery may replace all lines of the activities it has.
alter table delivery drop constraint delivery_replaces_check;
alter table delivery
    add constraint delivery_replaces_check check (replaces in ('none', 'month', 'year', 'activity'));
comment on column delivery.replaces is 'The period, or the activities, whose earlier lines it replaces, beside those with the same key';
