using Evolution.Board.Breaking.Play;

namespace Evolution.Board.Tests.Breaking;

public sealed class ServiceFaultsTests
{
    [Theory]
    [InlineData(0, false, 0, "no fault")]
    [InlineData(0, true, 0, "hangs")]
    [InlineData(2_000, false, 0, "responds 2 s late")]
    [InlineData(250, false, 0.5, "responds 0.25 s late, fails 50 % of its requests")]
    public void Faults_are_described_in_words(int milliseconds, bool hang, double share, string words) => new ServiceFaults(milliseconds, hang, share).Summary.ShouldBe(words);
}
