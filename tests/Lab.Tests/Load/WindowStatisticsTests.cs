using Evolution.Lab.Load;
using HdrHistogram;
using HdrHistogram.Utilities;
using static Evolution.Lab.Tests.Load.LoadSamples;

namespace Evolution.Lab.Tests.Load;

public class WindowStatisticsTests
{
    static readonly Guid Confirmed = Guid.NewGuid();
    static readonly Guid Lost = Guid.NewGuid();
    static readonly Judgement Judgement = new(order => order == Confirmed);

    [Fact]
    public void A_window_holds_what_was_due_in_it_whenever_it_ended()
    {
        var window = WindowStatistics.Of([Right(0.99), Right(1), Right(1.99, 9_000), Right(2)], new(Seconds(1), Seconds(2)), Judgement);

        window.Operations.ShouldHaveSingleItem().Sent.ShouldBe(2);
        (window.From, window.Seconds).ShouldBe((1, 1));
    }

    [Fact]
    public void Only_right_answers_within_half_a_second_are_good()
    {
        Sample[] samples =
        [
            Right(0, 500), Right(0, 500.1), Refused(0), Refused(0, 500), Ended(0, Answer.Wrong, 200), Ended(0, new(Outcome.Unreachable), null),
            Ended(0, new(Outcome.NoAnswer), null, 10_000), new(Mix.ReadProduct, Seconds(0)),
        ];

        var product = WindowStatistics.Of(samples, new(Seconds(0), Seconds(1)), Judgement).Operations.ShouldHaveSingleItem();

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
        var orders = WindowStatistics.Of([Accepted(0, Confirmed), Accepted(0, Lost)], new(Seconds(0), Seconds(1)), Judgement).Operations.ShouldHaveSingleItem();

        orders.Good.ShouldBe(1);
        orders.Outcomes["unconfirmed"].ShouldBe(1);
    }

    [Fact]
    public void The_unaffected_share_leaves_out_those_that_enter_by_the_service_that_was_hurt()
    {
        var window = WindowStatistics.Of([Refused(0, operation: Mix.ReadProduct), Refused(0, operation: Mix.Authorize), Right(0, operation: Mix.ReadOrder), Right(0, operation: Mix.SalesReport)], new(Seconds(0), Seconds(1)), Judgement);

        window.GoodShare(entry => entry is not "inventory").ShouldBe(2 / 3d);
        window.GoodShare().ShouldBe(0.5);
        window.GoodShare(entry => entry is "nobody").ShouldBeNull();
    }

    [Fact]
    public void Latencies_of_all_that_ended_are_kept_as_a_histogram_that_others_can_read()
    {
        var product = WindowStatistics.Of([.. Enumerable.Range(1, 100).Select(milliseconds => Right(0, milliseconds)), new(Mix.ReadProduct, Seconds(0))], new(Seconds(0), Seconds(1)), Judgement).Operations[0];

        product.P50!.Value.ShouldBe(50, 0.1);
        product.P99!.Value.ShouldBe(99, 0.1);
        var read = HistogramEncoding.DecodeFromCompressedByteBuffer(ByteBuffer.Allocate(Convert.FromBase64String(product.Histogram)), 0);
        read.TotalCount.ShouldBe(100);
        read.GetValueAtPercentile(50).ShouldBeInRange(50_000, 50_050);
    }
}
