using Evolution.Board.FaultInjection.FreePlay;

namespace Evolution.Board.Tests.FaultInjection;

public sealed class ServiceFaultsTests
{
    [Theory]
    [InlineData(0, false, 0, "no fault")]
    [InlineData(0, true, 0, "hangs")]
    [InlineData(2_000, false, 0, "responds with 2 s of added latency")]
    [InlineData(250, false, 0.5, "responds with 0.25 s of added latency, fails 50% of its requests")]
    public void The_summary_lists_the_active_faults(int milliseconds, bool isHanging, double failShare, string summary) => new ServiceFaults(milliseconds, isHanging, failShare).Summary.ShouldBe(summary);
}
