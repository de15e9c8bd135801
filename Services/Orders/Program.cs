using Evolution.Contracts.Messages;
using Evolution.Orders;
using Evolution.Orders.Placing;
using Evolution.Orders.Reading;
using Evolution.Orders.Reports;
using Evolution.ServiceDefaults;
using Evolution.ServiceDefaults.ApiReference;
using Evolution.ServiceDefaults.Messaging;
using Evolution.ServiceDefaults.Stores;
using Evolution.ServiceDefaults.Versioning;

if (HealthProbe.IsRequested(args)) return await HealthProbe.CheckAsync();

var builder = WebApplication.CreateSlimBuilder(args);

builder.AddServiceDefaults();
builder.AddContractVersions();
builder.AddStores("orders");
builder.Services.AddValidation();
builder.Services.AddOpenApi(options => options.AddPublishedMessage<OrderPlaced>());
builder.Services.AddSingleton<OrderReader>();
builder.AddPlacement();
builder.AddOrdersWarmUp();

var app = builder.Build();

app.MapServiceDefaults();
app.MapOpenApi();
app.MapApiReference("Orders");
app.MapOrderPlacement();
app.MapOrderQueries();
app.MapReports();

app.Run();
return 0;
