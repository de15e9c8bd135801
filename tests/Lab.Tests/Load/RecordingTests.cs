using Evolution.Lab.Load;
using static Evolution.Lab.Tests.Load.LoadSamples;

namespace Evolution.Lab.Tests.Load;

public sealed class RecordingTests
{
    [Fact]
    public void What_was_due_before_a_moment_can_be_forgotten()
    {
        var recording = new Recording();
        foreach (var at in new[] { 0, 1, 2, 3.0 }) recording.Add(Mix.ReadProduct, Seconds(at));

        recording.Forget(Seconds(2));

        recording.Samples.Select(sample => sample.Scheduled).ShouldBe([Seconds(2), Seconds(3)]);
    }

    [Fact]
    public void Everything_can_be()
    {
        var recording = new Recording();
        recording.Add(Mix.ReadProduct, Seconds(1));

        recording.Forget(Seconds(9));

        recording.Samples.ShouldBeEmpty();
        recording.Add(Mix.ReadProduct, Seconds(10)).Scheduled.ShouldBe(Seconds(10));
    }

    [Fact]
    public void A_time_before_the_load_forgets_nothing()
    {
        var recording = new Recording();
        recording.Add(Mix.ReadProduct, TimeSpan.Zero);

        recording.Forget(Seconds(-60));

        recording.Samples.Count.ShouldBe(1);
    }
}
