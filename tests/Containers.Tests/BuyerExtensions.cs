namespace Evolution.Containers.Tests;

static class BuyerExtensions
{
    /// <summary>Places an order, retrying while the shop is unavailable, and waits until it is confirmed and charged.</summary>
    public static async Task BuyAsync(this Buyer buyer, int product, int quantity = 1)
    {
        var placed = quantity is 1 ? await buyer.PlaceWithRetriesAsync(product, $"{Guid.NewGuid()}") : await buyer.PlaceAsync(product, quantity);
        placed.IsAcknowledged.ShouldBeTrue($"{placed}");
        (await buyer.WaitForOutcomeAsync(placed.Id!.Value)).ShouldBe("confirmed");
        await buyer.WaitUntilAvailableAsync($"charges/{placed.Id}");
        (await buyer.GetChargeStatusAsync(placed.Id.Value)).ShouldBe("charged");
    }
}
