namespace Evolution.Payments.Tests;

public sealed class OpenApiTests(PaymentsFixture payments) : IClassFixture<PaymentsFixture>
{
    [Fact]
    public async Task The_document_lists_every_route_with_its_statuses() => (await OpenApi.OperationsAsync(payments.Http)).ShouldBe(
    [
        "GET /charges/totals 200 503",
        "GET /charges/{orderId} 200 404 503",
        "PUT /authorizations/{orderId} 200 400 402 503",
        "PUT /charges/{orderId} 200 400 402 409 410 503",
        "PUT /charges/{orderId}/refund 200 503",
    ]);

    [Fact]
    public void What_is_offered_is_what_was_agreed_on() => OpenApiDocuments.ShouldBeAsKept("Payments");
}
