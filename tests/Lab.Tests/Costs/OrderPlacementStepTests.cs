using Evolution.Lab.Costs.Placing;
using Evolution.Lab.Load;
using Evolution.Lab.Tests.Load;

namespace Evolution.Lab.Tests.Costs;

public class OrderPlacementStepTests
{
    const double Rate = 100;
    static readonly TimeWindow Window = new(LoadSamples.Seconds(1), LoadSamples.Seconds(3));

    [Theory]
    [InlineData(200, 0, true)]
    [InlineData(198, 2, true)]
    [InlineData(197, 3, false)]
    public void A_rate_is_sustained_if_99_percent_of_the_requests_are_good(int goodCount, int lateCount, bool isSustained) =>
        Evaluate([.. CreateSamples(0, goodCount), .. CreateSamples(goodCount, lateCount, milliseconds: 501)]).IsSustained.ShouldBe(isSustained);

    [Fact]
    public void Due_requests_that_were_not_sent_are_not_good() => Evaluate([.. CreateSamples(0, 190)]).GoodShare.ShouldBe(190 / 199d);

    [Fact]
    public void An_accepted_order_is_good_only_if_it_is_confirmed()
    {
        var orders = Enumerable.Range(0, 200).Select(_ => Guid.NewGuid()).ToArray();
        Sample[] accepted = [.. orders.Select((order, number) => LoadSamples.CreateAccepted(1 + (number / Rate), order))];

        OrderPlacementStep.Of(Rate, accepted, Window, new(orders.Take(150).Contains)).GoodShare.ShouldBe(0.75);
        OrderPlacementStep.Of(Rate, accepted, Window, new(orders.Contains)).IsSustained.ShouldBeTrue();
    }

    [Fact]
    public void Samples_outside_of_the_window_are_ignored()
    {
        var step = Evaluate([.. CreateSamples(-100, 100, milliseconds: 5_000), .. CreateSamples(0, 200, milliseconds: 20), .. CreateSamples(200, 100, milliseconds: 5_000)]);

        step.IsSustained.ShouldBeTrue();
        step.P50.ShouldNotBeNull().ShouldBe(20, 0.1);
        step.P99.ShouldNotBeNull().ShouldBe(20, 0.1);
    }

    [Fact]
    public void A_step_without_samples_is_not_sustained() => Evaluate([]).ShouldBe(new(Rate, 0, null, null));

    static OrderPlacementStep Evaluate(Sample[] samples) => OrderPlacementStep.Of(Rate, samples, Window, RequestClassifier.Optimistic);

    static IEnumerable<Sample> CreateSamples(int from, int count, double milliseconds = 10) =>
        Enumerable.Range(from, count).Select(number => LoadSamples.CreateCorrect(1 + (number / Rate), milliseconds, RequestMix.PlaceOrder));
}
