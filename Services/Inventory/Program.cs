using Evolution.Contracts.Messages;
using Evolution.Inventory;
using Evolution.Inventory.Products;
using Evolution.Inventory.Reservations;
using Evolution.ServiceDefaults;
using Evolution.ServiceDefaults.ApiReference;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Messaging;
using Evolution.ServiceDefaults.Stores;
using Evolution.ServiceDefaults.Telemetry;
using Evolution.ServiceDefaults.Versioning;

if (HealthProbe.IsRequested(args)) return await HealthProbe.CheckAsync();

var builder = WebApplication.CreateSlimBuilder(args);

builder.AddServiceDefaults();
builder.AddContractVersions();
builder.AddStores("inventory");
builder.AddCrashPoints(InventoryCrashPoints.Of(builder.GetOrderPlacement()));
builder.Services.AddValidation();
builder.Services.AddOpenApi(options =>
{
    options.CreateSchemaReferenceId = SchemaNames.Of;
    options.AddPublishedMessage<StockReserved>().AddPublishedMessage<StockRejected>().AddPublishedMessage<StockReleased>();
    options.AddOperationTransformer((operation, context, _) =>
    {
        operation.Deprecated = context.Description.ActionDescriptor.EndpointMetadata.OfType<ObsoleteAttribute>().Any();
        return Task.CompletedTask;
    });
});
builder.Services.AddSingleton<ProductCatalog>();
builder.Services.AddSingleton<StockLedger>();
if (builder.ExportsTelemetry()) builder.Services.AddHostedService<StockGauges>();

if (builder.HasMessaging())
{
    builder.AddMessaging("inventory", messages => messages
        .Handle<OrderPlaced, ReserveStockHandler>()
        .Handle<PaymentDeclined, ReleaseStockHandler>());
}

builder.AddInventoryWarmUp();

var app = builder.Build();

app.MapServiceDefaults();
app.MapOpenApi();
app.MapApiReference("Inventory");
app.MapProducts();
app.MapStock();
app.MapReservations();

app.Run();
return 0;
