namespace Evolution.Containers.Tests;

static class BuyerExtensions
{
    /// <summary>Places an order, retrying while the shop is unavailable, and waits until it is confirmed and charged.</summary>
    public static async Task BuyAsync(this Buyer buyer, int product, int quantity = 1)
    {
        var order = quantity is 1 ? await buyer.PlaceWithRetriesAsync(product, $"{Guid.NewGuid()}") : await buyer.PlaceAsync(product, quantity);
        order.IsAcknowledged.ShouldBeTrue($"{order}");
        (await buyer.WaitForOutcomeAsync(order.Id!.Value)).ShouldBe("confirmed");
        await buyer.WaitUntilAvailableAsync($"charges/{order.Id}");
        (await buyer.GetChargeStatusAsync(order.Id.Value)).ShouldBe("charged");
    }
}
