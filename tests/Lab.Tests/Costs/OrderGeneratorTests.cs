using Evolution.Lab.Costs.History;

namespace Evolution.Lab.Tests.Costs;

public class OrderGeneratorTests
{
    static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    static readonly Product[] Products = [.. Enumerable.Range(1, 50).Select(id => new Product(id, $"Product {id}", 100 * id))];

    [Fact]
    public void Order_ids_are_ordered_by_time()
    {
        var orders = Generate(seed: 1);

        orders.Count.ShouldBe(1_000);
        orders.Select(order => order.PlacedAt).ShouldBeInOrder();
        orders[^1].PlacedAt.ShouldBe(Now);
        orders.Select(order => order.Id.ToString()).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        orders.ShouldAllBe(order => order.Id.Version == 7);
    }

    [Fact]
    public void The_total_of_an_order_is_the_sum_of_its_unique_lines()
    {
        foreach (var order in Generate(seed: 1))
        {
            order.Lines.ShouldNotBeEmpty();
            order.Lines.Select(line => line.Product.Id).ShouldBeUnique();
            order.TotalMinor.ShouldBe(order.Lines.Sum(line => line.Product.PriceMinor * line.Quantity));
        }
    }

    [Fact]
    public void The_same_seed_generates_the_same_orders() =>
        Generate(seed: 1).Select(Describe).ShouldBe(Generate(seed: 1).Select(Describe));

    [Fact]
    public void Another_seed_generates_other_orders() => Generate(seed: 1).Select(Describe).ShouldNotBe(Generate(seed: 2).Select(Describe));

    static IReadOnlyList<HistoricalOrder> Generate(int seed) => new OrderGenerator(Products, seed).Generate(1_000, Now);

    static string Describe(HistoricalOrder order) => $"{order.Customer}: {string.Join(", ", order.Lines.Select(line => $"{line.Quantity} x {line.Product.Id}"))}";
}
