using Evolution.Lab.Load;
using HdrHistogram;
using HdrHistogram.Utilities;
using static Evolution.Lab.Tests.Load.LoadSamples;

namespace Evolution.Lab.Tests.Load;

public class WindowStatisticsTests
{
    static readonly Guid Confirmed = Guid.NewGuid();
    static readonly Guid Lost = Guid.NewGuid();
    static readonly RequestClassifier Classifier = new(order => order == Confirmed);

    [Fact]
    public void A_window_contains_the_requests_that_were_due_in_it()
    {
        var window = WindowStatistics.Of([Right(0.99), Right(1), Right(1.99, 9_000), Right(2)], new(Seconds(1), Seconds(2)), Classifier);

        window.Operations.ShouldHaveSingleItem().Sent.ShouldBe(2);
        (window.From, window.Seconds).ShouldBe((1, 1));
    }

    [Fact]
    public void Only_right_responses_within_500_ms_are_good()
    {
        Sample[] samples =
        [
            Right(0, 500), Right(0, 500.1), Refused(0), Refused(0, 500), Ended(0, ResponseEvaluation.Incorrect, 200), Ended(0, new(RequestOutcome.Unreachable), null),
            Ended(0, new(RequestOutcome.TimedOut), null, 10_000), new(RequestMix.ReadProduct, Seconds(0)),
        ];

        var product = WindowStatistics.Of(samples, new(Seconds(0), Seconds(1)), Classifier).Operations.ShouldHaveSingleItem();

        (product.Sent, product.Good).ShouldBe((8, 1));
        product.Outcomes.ShouldBe(new Dictionary<string, long>
        {
            ["good"] = 1,
            ["late"] = 1,
            ["no answer"] = 2,
            ["status 500"] = 1,
            ["status 503"] = 1,
            ["unreachable"] = 1,
            ["wrong"] = 1,
        }, ignoreOrder: true);
    }

    [Fact]
    public void An_accepted_order_is_good_only_if_it_is_confirmed_in_the_end()
    {
        var orders = WindowStatistics.Of([Accepted(0, Confirmed), Accepted(0, Lost)], new(Seconds(0), Seconds(1)), Classifier).Operations.ShouldHaveSingleItem();

        orders.Good.ShouldBe(1);
        orders.Outcomes["unconfirmed"].ShouldBe(1);
    }

    [Fact]
    public void The_unaffected_share_excludes_requests_to_the_target()
    {
        var window = WindowStatistics.Of([Refused(0, operation: RequestMix.ReadProduct), Refused(0, operation: RequestMix.Authorize), Right(0, operation: RequestMix.ReadOrder), Right(0, operation: RequestMix.SalesReport)], new(Seconds(0), Seconds(1)), Classifier);

        window.GoodShare(entry => entry is not "inventory").ShouldBe(2 / 3d);
        window.GoodShare().ShouldBe(0.5);
        window.GoodShare(entry => entry is "nobody").ShouldBeNull();
    }

    [Fact]
    public void Latencies_are_stored_as_an_HdrHistogram()
    {
        var product = WindowStatistics.Of([.. Enumerable.Range(1, 100).Select(milliseconds => Right(0, milliseconds)), new(RequestMix.ReadProduct, Seconds(0))], new(Seconds(0), Seconds(1)), Classifier).Operations[0];

        product.P50!.Value.ShouldBe(50, 0.1);
        product.P99!.Value.ShouldBe(99, 0.1);
        var histogram = HistogramEncoding.DecodeFromCompressedByteBuffer(ByteBuffer.Allocate(Convert.FromBase64String(product.Histogram)), 0);
        histogram.TotalCount.ShouldBe(100);
        histogram.GetValueAtPercentile(50).ShouldBeInRange(50_000, 50_050);
    }
}
