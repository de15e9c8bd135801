using Evolution.Lab.Load;
using static Evolution.Lab.Tests.Load.LoadSamples;

namespace Evolution.Lab.Tests.Load;

public sealed class RecordingTests
{
    [Fact]
    public void Samples_before_a_time_can_be_removed()
    {
        var recording = new Recording();
        foreach (var at in new[] { 0, 1, 2, 3.0 }) recording.Add(RequestMix.ReadProduct, Seconds(at));

        recording.RemoveBefore(Seconds(2));

        recording.Samples.Select(sample => sample.Scheduled).ShouldBe([Seconds(2), Seconds(3)]);
    }

    [Fact]
    public void All_samples_can_be_removed()
    {
        var recording = new Recording();
        recording.Add(RequestMix.ReadProduct, Seconds(1));

        recording.RemoveBefore(Seconds(9));

        recording.Samples.ShouldBeEmpty();
        recording.Add(RequestMix.ReadProduct, Seconds(10)).Scheduled.ShouldBe(Seconds(10));
    }

    [Fact]
    public void A_time_before_the_load_removes_nothing()
    {
        var recording = new Recording();
        recording.Add(RequestMix.ReadProduct, TimeSpan.Zero);

        recording.RemoveBefore(Seconds(-60));

        recording.Samples.Count.ShouldBe(1);
    }
}
