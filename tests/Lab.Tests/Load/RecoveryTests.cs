using Evolution.Lab.Load;
using static Evolution.Lab.Tests.Load.LoadSamples;

namespace Evolution.Lab.Tests.Load;

public class RecoveryTests
{
    // 40 requests/s, ten in each interval of 250 ms. Healing starts at 5 s and the recovery window ends at 9 s.
    static TimeSpan? GetRecovery(Func<double, bool> isGood) => Recovery.Of(
        [.. Enumerable.Range(0, 400).Select(i => i / 40d).Select(at => isGood(at) ? CreateCorrect(at) : CreateRejected(at))], Seconds(5), Seconds(9), RequestClassifier.Optimistic);

    [Fact]
    public void A_shop_without_failures_has_recovered_immediately() => GetRecovery(_ => true).ShouldBe(TimeSpan.Zero);

    [Fact]
    public void The_shop_has_recovered_after_the_last_failing_interval() => GetRecovery(at => at >= 6.1).ShouldBe(Seconds(1.25));

    [Fact]
    public void A_later_failure_delays_the_recovery() => GetRecovery(at => at is >= 5.5 and < 7 or >= 7.25).ShouldBe(Seconds(2.25));

    [Fact]
    public void Failures_before_healing_and_after_the_recovery_window_are_ignored() => GetRecovery(at => at is >= 5 and < 9).ShouldBe(TimeSpan.Zero);

    [Fact]
    public void A_shop_with_failures_at_the_end_has_not_recovered() => GetRecovery(at => at < 8.8).ShouldBeNull();

    [Fact]
    public void One_failure_in_a_full_interval_is_ignored() => Recovery.Of(
        [.. Enumerable.Range(0, 100).Select(i => i / 100d).Select(at => at is 0.05 ? CreateRejected(at) : CreateCorrect(at))], Seconds(0), Seconds(1), RequestClassifier.Optimistic).ShouldBe(TimeSpan.Zero);
}
