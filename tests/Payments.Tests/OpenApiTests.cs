namespace Evolution.Payments.Tests;

public sealed class OpenApiTests(PaymentsFixture payments) : IClassFixture<PaymentsFixture>
{
    [Fact]
    public async Task The_document_lists_every_route_with_its_statuses() => (await OpenApiReader.ReadOperationsAsync(payments.Http)).ShouldBe(
    [
        "GET /charges/totals 200 503",
        "GET /charges/{orderId} 200 404 503",
        "PUT /authorizations/{orderId} 200 400 402 503",
        "PUT /charges/{orderId} 200 400 402 409 410 503",
        "PUT /charges/{orderId}/refund 200 503",
    ]);

    [Fact]
    public void The_OpenApi_document_matches_the_committed_one() => OpenApiDocuments.ShouldMatchCommittedDocument("Payments");
}
