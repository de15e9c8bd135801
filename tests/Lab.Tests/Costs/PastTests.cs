using Evolution.Lab.Costs.History;

namespace Evolution.Lab.Tests.Costs;

public class PastTests
{
    static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    static readonly Product[] Products = [.. Enumerable.Range(1, 50).Select(id => new Product(id, $"Product {id}", 100 * id))];

    [Fact]
    public void Numbers_follow_the_time_as_those_of_real_orders()
    {
        var orders = Make(seed: 1);

        orders.Count.ShouldBe(1_000);
        orders.Select(order => order.PlacedAt).ShouldBeInOrder();
        orders[^1].PlacedAt.ShouldBe(Now);
        orders.Select(order => order.Id.ToString()).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        orders.ShouldAllBe(order => order.Id.Version == 7);
    }

    [Fact]
    public void Each_order_has_each_product_once_and_costs_what_its_lines_cost()
    {
        foreach (var order in Make(seed: 1))
        {
            order.Lines.ShouldNotBeEmpty();
            order.Lines.Select(line => line.Product.Id).ShouldBeUnique();
            order.TotalMinor.ShouldBe(order.Lines.Sum(line => line.Product.PriceMinor * line.Quantity));
        }
    }

    [Fact]
    public void The_same_seed_makes_the_same_orders() =>
        Make(seed: 1).Select(Text).ShouldBe(Make(seed: 1).Select(Text));

    [Fact]
    public void Another_seed_makes_others() => Make(seed: 1).Select(Text).ShouldNotBe(Make(seed: 2).Select(Text));

    static IReadOnlyList<PastOrder> Make(int seed) => new Past(Products, seed).Make(1_000, Now);

    static string Text(PastOrder order) => $"{order.Customer}: {string.Join(", ", order.Lines.Select(line => $"{line.Quantity} x {line.Product.Id}"))}";
}
