using Evolution.Lab.Load;

namespace Evolution.Lab.Tests.Load;

public class OperationDeckTests
{
    [Fact]
    public void Every_hundred_requests_contain_each_operation_in_proportion_to_its_share()
    {
        var deck = new OperationDeck(RequestMix.All, new(seed: 1, isVersioned: false));
        var hundreds = Enumerable.Range(0, 5).Select(_ => Draw(deck, 100)).ToArray();

        foreach (var hundred in hundreds) hundred.CountBy(operation => operation).ToDictionary().ShouldBe(RequestMix.All.ToDictionary(operation => operation, operation => operation.Share), ignoreOrder: true);
        hundreds.Distinct(new SequenceComparer()).Count().ShouldBe(5, "each hundred is in another order");
    }

    [Fact]
    public void The_same_seed_results_in_the_same_order() =>
        Draw(new(RequestMix.All, new(seed: 3, isVersioned: false)), 250).ShouldBe(Draw(new(RequestMix.All, new(seed: 3, isVersioned: true)), 250));

    static Operation[] Draw(OperationDeck deck, int count) => [.. Enumerable.Range(0, count).Select(_ => deck.Draw())];

    sealed class SequenceComparer : IEqualityComparer<Operation[]>
    {
        public bool Equals(Operation[]? first, Operation[]? second) => first!.SequenceEqual(second!);

        public int GetHashCode(Operation[] operations) => operations.Length;
    }
}
