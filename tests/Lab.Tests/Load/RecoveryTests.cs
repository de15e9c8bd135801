using Evolution.Lab.Load;
using static Evolution.Lab.Tests.Load.LoadSamples;

namespace Evolution.Lab.Tests.Load;

public class RecoveryTests
{
    // 40 requests a second, ten in each stretch of 250 ms; healing begins at second 5 and is watched until second 9.
    static TimeSpan? RecoveryWith(Func<double, bool> isGood) => Recovery.Of(
        [.. Enumerable.Range(0, 400).Select(i => i / 40d).Select(at => isGood(at) ? Right(at) : Refused(at))], Seconds(5), Seconds(9), Judgement.Hopeful);

    [Fact]
    public void A_shop_that_was_well_all_the_time_has_recovered_at_once() => RecoveryWith(_ => true).ShouldBe(TimeSpan.Zero);

    [Fact]
    public void It_has_recovered_at_the_end_of_the_last_stretch_that_was_not_well() => RecoveryWith(at => at >= 6.1).ShouldBe(Seconds(1.25));

    [Fact]
    public void A_relapse_counts() => RecoveryWith(at => at is >= 5.5 and < 7 or >= 7.25).ShouldBe(Seconds(2.25));

    [Fact]
    public void What_was_before_healing_and_after_watching_does_not_count() => RecoveryWith(at => at is >= 5 and < 9).ShouldBe(TimeSpan.Zero);

    [Fact]
    public void A_shop_that_was_still_unwell_at_the_end_has_not_recovered() => RecoveryWith(at => at < 8.8).ShouldBeNull();

    [Fact]
    public void One_failure_in_a_full_stretch_is_noise() => Recovery.Of(
        [.. Enumerable.Range(0, 100).Select(i => i / 100d).Select(at => at is 0.05 ? Refused(at) : Right(at))], Seconds(0), Seconds(1), Judgement.Hopeful).ShouldBe(TimeSpan.Zero);
}
