using Evolution.Lab.Costs.Placing;
using Evolution.Lab.Load;
using Evolution.Lab.Tests.Load;

namespace Evolution.Lab.Tests.Costs;

public class PlacingStepTests
{
    const double Rate = 100;
    static readonly Span Window = new(LoadSamples.Seconds(1), LoadSamples.Seconds(3));

    [Theory]
    [InlineData(200, 0, true)]
    [InlineData(198, 2, true)]
    [InlineData(197, 3, false)]
    public void A_rate_holds_when_99_percent_are_good(int good, int late, bool holds) =>
        Of([.. Samples(0, good), .. Samples(good, late, milliseconds: 501)]).Holds.ShouldBe(holds);

    [Fact]
    public void What_was_due_and_not_sent_was_not_served_well() => Of([.. Samples(0, 190)]).GoodShare.ShouldBe(190 / 199d);

    [Fact]
    public void An_accepted_order_is_good_only_once_it_is_confirmed()
    {
        var orders = Enumerable.Range(0, 200).Select(_ => Guid.NewGuid()).ToArray();
        Sample[] accepted = [.. orders.Select((order, number) => LoadSamples.Accepted(1 + (number / Rate), order))];

        PlacingStep.Of(Rate, accepted, Window, new(orders.Take(150).Contains)).GoodShare.ShouldBe(0.75);
        PlacingStep.Of(Rate, accepted, Window, new(orders.Contains)).Holds.ShouldBeTrue();
    }

    [Fact]
    public void Only_the_window_counts()
    {
        var step = Of([.. Samples(-100, 100, milliseconds: 5_000), .. Samples(0, 200, milliseconds: 20), .. Samples(200, 100, milliseconds: 5_000)]);

        step.Holds.ShouldBeTrue();
        step.P50.ShouldNotBeNull().ShouldBe(20, 0.1);
        step.P99.ShouldNotBeNull().ShouldBe(20, 0.1);
    }

    [Fact]
    public void Where_nothing_was_sent_nothing_held() => Of([]).ShouldBe(new(Rate, 0, null, null));

    static PlacingStep Of(Sample[] samples) => PlacingStep.Of(Rate, samples, Window, Judgement.Hopeful);

    static IEnumerable<Sample> Samples(int from, int count, double milliseconds = 10) =>
        Enumerable.Range(from, count).Select(number => LoadSamples.Right(1 + (number / Rate), milliseconds, Mix.PlaceOrder));
}
