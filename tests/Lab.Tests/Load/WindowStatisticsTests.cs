using Evolution.Lab.Load;
using HdrHistogram;
using HdrHistogram.Utilities;
using static Evolution.Lab.Tests.Load.LoadSamples;

namespace Evolution.Lab.Tests.Load;

public class WindowStatisticsTests
{
    static readonly Guid Confirmed = Guid.NewGuid();
    static readonly Guid Unconfirmed = Guid.NewGuid();
    static readonly RequestClassifier Classifier = new(order => order == Confirmed);

    [Fact]
    public void A_window_contains_the_requests_that_were_due_in_it()
    {
        var window = WindowStatistics.Of([CreateCorrect(0.99), CreateCorrect(1), CreateCorrect(1.99, 9_000), CreateCorrect(2)], new(Seconds(1), Seconds(2)), Classifier);

        window.Operations.ShouldHaveSingleItem().Sent.ShouldBe(2);
        (window.From, window.Seconds).ShouldBe((1, 1));
    }

    [Fact]
    public void Only_correct_responses_within_500_ms_are_good()
    {
        Sample[] samples =
        [
            CreateCorrect(0, 500), CreateCorrect(0, 500.1), CreateRejected(0), CreateRejected(0, 500), Create(0, ResponseEvaluation.Incorrect, 200), Create(0, new(RequestOutcome.Unreachable), null),
            Create(0, new(RequestOutcome.TimedOut), null, 10_000), new(RequestMix.ReadProduct, Seconds(0)),
        ];

        var result = WindowStatistics.Of(samples, new(Seconds(0), Seconds(1)), Classifier).Operations.ShouldHaveSingleItem();

        (result.Sent, result.Good).ShouldBe((8, 1));
        result.Outcomes.ShouldBe(new Dictionary<string, long>
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
        var orders = WindowStatistics.Of([CreateAccepted(0, Confirmed), CreateAccepted(0, Unconfirmed)], new(Seconds(0), Seconds(1)), Classifier).Operations.ShouldHaveSingleItem();

        orders.Good.ShouldBe(1);
        orders.Outcomes["unconfirmed"].ShouldBe(1);
    }

    [Fact]
    public void The_unaffected_share_excludes_requests_to_the_target()
    {
        var window = WindowStatistics.Of([CreateRejected(0, operation: RequestMix.ReadProduct), CreateRejected(0, operation: RequestMix.Authorize), CreateCorrect(0, operation: RequestMix.ReadOrder), CreateCorrect(0, operation: RequestMix.SalesReport)], new(Seconds(0), Seconds(1)), Classifier);

        window.GetGoodShare(entry => entry is not "inventory").ShouldBe(2 / 3d);
        window.GetGoodShare().ShouldBe(0.5);
        window.GetGoodShare(entry => entry is "another-service").ShouldBeNull();
    }

    [Fact]
    public void Latencies_are_stored_as_an_HdrHistogram()
    {
        var result = WindowStatistics.Of([.. Enumerable.Range(1, 100).Select(milliseconds => CreateCorrect(0, milliseconds)), new(RequestMix.ReadProduct, Seconds(0))], new(Seconds(0), Seconds(1)), Classifier).Operations[0];

        result.P50!.Value.ShouldBe(50, 0.1);
        result.P99!.Value.ShouldBe(99, 0.1);
        var histogram = HistogramEncoding.DecodeFromCompressedByteBuffer(ByteBuffer.Allocate(Convert.FromBase64String(result.Histogram)), 0);
        histogram.TotalCount.ShouldBe(100);
        histogram.GetValueAtPercentile(50).ShouldBeInRange(50_000, 50_050);
    }
}
