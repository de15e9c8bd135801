using Evolution.Lab.Load;
using Evolution.Lab.Results;
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
    public void The_good_share_has_the_same_weight_for_each_service_and_each_of_its_operations()
    {
        var window = WindowStatistics.Of(
        [
            .. Enumerable.Repeat(CreateCorrect(0, operation: RequestMix.ReadProduct), 35), CreateRejected(0, operation: RequestMix.Authorize),
            .. Enumerable.Repeat(CreateCorrect(0, operation: RequestMix.ReadOrder), 20), CreateRejected(0, operation: RequestMix.PlaceOrder),
        ], new(Seconds(0), Seconds(1)), Classifier);

        window.GetGoodShare().ShouldBe((1 + 0 + 0.5) / 3);
        window.GetGoodShare(entry => entry is not "inventory").ShouldBe(0.25, "requests to the faulted service are excluded");
        window.GetGoodShare(entry => entry is "another-service").ShouldBeNull();
    }

    [Fact]
    public void The_outcome_of_an_accepted_order_is_known_when_it_is_confirmed()
    {
        var classifier = Classifier with { GetConfirmationTime = order => order == Confirmed ? Seconds(3) : null };
        var orders = WindowStatistics.Of(
            [CreateAccepted(1.5, Confirmed), CreateAccepted(2.9, Confirmed), CreateAccepted(1, Unconfirmed), CreateCorrect(1, 700, RequestMix.PlaceOrder), CreateRejected(1, operation: RequestMix.PlaceOrder)],
            new(Seconds(0), Seconds(4)), classifier).Operations.ShouldHaveSingleItem();

        orders.Known.Select(known => (known.Seconds, known.Count)).ShouldBe([(0.5, 1), (2, 3), (10, 3)]);
    }

    [Fact]
    public void Failed_requests_count_as_infinitely_slow()
    {
        Sample[] correct = [.. Enumerable.Range(1, 98).Select(milliseconds => CreateCorrect(0, milliseconds))];
        var (noneFailed, twoFailed, mostFailed) = (Summarize(correct), Summarize([.. correct, CreateRejected(0), CreateRejected(0)]), Summarize([.. correct.Take(30), .. Enumerable.Repeat(CreateRejected(0), 70)]));

        noneFailed.P99.ShouldNotBeNull();
        (Math.Round(twoFailed.P50!.Value), twoFailed.P99).ShouldBe((50, null), "2% of the requests have no response, so the 99th percentile is infinite");
        (mostFailed.P50, mostFailed.P99).ShouldBe((null, null));

        static OperationResult Summarize(IEnumerable<Sample> samples) => WindowStatistics.Of(samples, new(Seconds(0), Seconds(1)), Classifier).Operations.ShouldHaveSingleItem();
    }

    [Fact]
    public void Latencies_are_stored_as_an_HdrHistogram()
    {
        var result = WindowStatistics.Of([.. Enumerable.Range(1, 100).Select(milliseconds => CreateCorrect(0, milliseconds))], new(Seconds(0), Seconds(1)), Classifier).Operations[0];

        result.P50!.Value.ShouldBe(50, 0.1);
        result.P99!.Value.ShouldBe(99, 0.1);
        var histogram = HistogramEncoding.DecodeFromCompressedByteBuffer(ByteBuffer.Allocate(Convert.FromBase64String(result.Histogram)), 0);
        histogram.TotalCount.ShouldBe(100);
        histogram.GetValueAtPercentile(50).ShouldBeInRange(50_000, 50_050);
    }
}
