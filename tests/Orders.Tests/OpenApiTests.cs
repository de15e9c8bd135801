namespace Evolution.Orders.Tests;

public sealed class OpenApiTests(SharedTransactionShop fixture) : IClassFixture<SharedTransactionShop>
{
    [Fact]
    public async Task The_document_lists_every_route_with_its_statuses() => (await OpenApiReader.ReadOperationsAsync(fixture.Shop.Http)).ShouldBe(
    [
        "GET /orders 200 400 503",
        "GET /orders/{id} 200 404 503",
        "GET /reports/sales 200 400 503",
        "POST /orders 201 202 400 402 409 422 503",
    ]);

    [Fact]
    public void The_OpenApi_document_matches_the_committed_one() => OpenApiDocuments.ShouldMatchCommittedDocument("Orders");
}
