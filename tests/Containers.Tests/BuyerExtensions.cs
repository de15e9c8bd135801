namespace Evolution.Containers.Tests;

static class BuyerExtensions
{
    /// <summary>Buys a product, with patience where the shop is away, up to the end of the order and its charge.</summary>
    public static async Task BuyAsync(this Buyer buyer, int product, int quantity = 1)
    {
        var placed = quantity is 1 ? await buyer.PlaceUntilAnsweredAsync(product, $"{Guid.NewGuid()}") : await buyer.PlaceAsync(product, quantity);
        placed.IsAcknowledged.ShouldBeTrue($"{placed}");
        (await buyer.OutcomeAsync(placed.Id!.Value)).ShouldBe("confirmed");
        await buyer.WaitUntilAnsweredAsync($"charges/{placed.Id}");
        (await buyer.ChargeAsync(placed.Id.Value)).ShouldBe("charged");
    }
}
