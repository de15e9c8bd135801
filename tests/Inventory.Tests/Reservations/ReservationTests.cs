using System.Net;
using System.Net.Http.Json;
using System.Text;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.Contracts.Orders;

namespace Evolution.Inventory.Tests.Reservations;

public sealed class ReservationTests(InventoryFixture inventory) : IClassFixture<InventoryFixture>
{
    readonly Guid order = Guid.CreateVersion7();

    [Fact]
    public async Task Reserving_takes_stock_and_releasing_returns_it()
    {
        var products = await inventory.ImportAsync(10, 20);
        OrderLine[] lines = [new(products[1], 3), new(products[0], 10)];
        await ShouldReturnReservationAsync(await inventory.ReserveAsync(order, lines), ReservationStatus.Reserved, lines);
        (await inventory.GetAvailableAsync(products)).ShouldBe([0, 17]);
        await ShouldReturnReservationAsync(await inventory.Http.GetAsync($"/reservations/{order}"), ReservationStatus.Reserved, lines);

        await ShouldReturnReservationAsync(await inventory.ReleaseAsync(order), ReservationStatus.Released, lines);
        (await inventory.GetAvailableAsync(products)).ShouldBe([10, 20]);
        await ShouldReturnReservationAsync(await inventory.Http.GetAsync($"/reservations/{order}"), ReservationStatus.Released, lines);
    }

    [Fact]
    public async Task Reserving_twice_takes_stock_once()
    {
        var products = await inventory.ImportAsync(10);
        for (var attempt = 0; attempt < 3; attempt++) await ShouldReturnReservationAsync(await inventory.ReserveAsync(order, new OrderLine(products[0], 3)), ReservationStatus.Reserved, new OrderLine(products[0], 3));
        (await inventory.GetAvailableAsync(products)).ShouldBe([7]);
    }

    [Fact]
    public async Task Releasing_twice_returns_stock_once()
    {
        var products = await inventory.ImportAsync(10);
        await inventory.ReserveAsync(order, new OrderLine(products[0], 3));
        for (var attempt = 0; attempt < 3; attempt++) (await inventory.ReleaseAsync(order)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await inventory.GetAvailableAsync(products)).ShouldBe([10]);
    }

    [Fact]
    public async Task A_release_received_before_its_reservation_takes_precedence()
    {
        var products = await inventory.ImportAsync(10);
        await ShouldReturnReservationAsync(await inventory.ReleaseAsync(order), ReservationStatus.Released);
        await (await inventory.ReserveAsync(order, new OrderLine(products[0], 3))).ShouldBeProblemAsync(HttpStatusCode.Gone);
        (await inventory.GetAvailableAsync(products)).ShouldBe([10]);
    }

    [Fact]
    public async Task A_released_order_is_not_reserved_again()
    {
        var products = await inventory.ImportAsync(10);
        await inventory.ReserveAsync(order, new OrderLine(products[0], 3));
        await inventory.ReleaseAsync(order);
        await (await inventory.ReserveAsync(order, new OrderLine(products[0], 3))).ShouldBeProblemAsync(HttpStatusCode.Gone);
        (await inventory.GetAvailableAsync(products)).ShouldBe([10]);
    }

    [Fact]
    public async Task Insufficient_stock_of_one_product_reserves_nothing_and_returns_409()
    {
        var products = await inventory.ImportAsync(10, 2, 10);
        var problem = await (await inventory.ReserveAsync(order, new OrderLine(products[0], 1), new OrderLine(products[1], 3), new OrderLine(products[2], 1))).ShouldBeProblemAsync(HttpStatusCode.Conflict);
        problem.Detail.ShouldBe($"Insufficient stock for product {products[1]}: 2 available, 3 requested.");
        (await inventory.GetAvailableAsync(products)).ShouldBe([10, 2, 10]);
        await (await inventory.Http.GetAsync($"/reservations/{order}")).ShouldBeProblemAsync(HttpStatusCode.NotFound);

        (await inventory.ReserveAsync(order, new OrderLine(products[1], 2))).StatusCode.ShouldBe(HttpStatusCode.OK, "a refused reservation can be retried");
    }

    [Fact]
    public async Task An_unknown_product_reserves_nothing_and_returns_404()
    {
        var products = await inventory.ImportAsync(10);
        (await (await inventory.ReserveAsync(order, new OrderLine(products[0], 1), new OrderLine(int.MaxValue, 1))).ShouldBeProblemAsync(HttpStatusCode.NotFound))
            .Detail.ShouldBe($"There is no product {int.MaxValue}.");
        (await inventory.GetAvailableAsync(products)).ShouldBe([10]);
    }

    [Fact]
    public async Task An_order_without_a_reservation_returns_404() =>
        await (await inventory.Http.GetAsync($"/reservations/{order}")).ShouldBeProblemAsync(HttpStatusCode.NotFound);

    [Theory]
    [InlineData("""{"lines":[]}""", new[] { "lines" })]
    [InlineData("""{"lines":[null]}""", new[] { "lines" })]
    [InlineData("""{"lines":[{"productId":1,"quantity":1},{"productId":1,"quantity":1}]}""", new[] { "lines" })]
    [InlineData("""{"lines":[{"productId":0,"quantity":0},{"productId":2,"quantity":1001}]}""", new[] { "lines[0].productId", "lines[0].quantity", "lines[1].quantity" })]
    public async Task The_error_names_every_invalid_field(string body, string[] fields)
    {
        var response = await inventory.Http.PutAsync($"/reservations/{order}", new StringContent(body, Encoding.UTF8, "application/json"));
        (await response.ShouldNameInvalidFieldsAsync()).ShouldBe(fields);
    }

    [Fact]
    public async Task An_invalid_order_id_returns_404() =>
        await (await inventory.Http.DeleteAsync("/reservations/one")).ShouldBeProblemAsync(HttpStatusCode.NotFound);

    static async Task ShouldReturnReservationAsync(HttpResponseMessage response, ReservationStatus status, params OrderLine[] lines)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        var reservation = (await response.Content.ReadFromJsonAsync(ContractsJson.Default.Reservation))!;
        reservation.Status.ShouldBe(status);
        reservation.Lines.ShouldBe(lines);
    }
}
