using Evolution.Lab.Statistics;

namespace Evolution.Lab.Tests.Statistics;

public sealed class WilliamsSquareTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 6)]
    [InlineData(4, 4)]
    [InlineData(5, 10)]
    public void Every_treatment_is_at_each_position_and_follows_every_other_equally_often(int count, int rowCount)
    {
        var rows = WilliamsSquare.Create(count);
        rows.Count.ShouldBe(rowCount);
        foreach (var position in Enumerable.Range(0, count))
            rows.CountBy(row => row[position]).ShouldAllBe(treatment => treatment.Value == rowCount / count);
        var successions = rows.SelectMany(row => row.Zip(row.Skip(1))).CountBy(pair => pair).ToArray();
        successions.Length.ShouldBe(count * (count - 1));
        successions.ShouldAllBe(pair => pair.Value == rowCount / count);
    }
}
