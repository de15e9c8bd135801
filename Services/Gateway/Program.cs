using Evolution.Gateway;
using Evolution.ServiceDefaults;
using Evolution.ServiceDefaults.ApiReference;

if (HealthProbe.IsRequested(args)) return await HealthProbe.CheckAsync();

var builder = WebApplication.CreateSlimBuilder(args);

builder.AddServiceDefaults();
builder.AddRoutes();
builder.AddGatewayWarmUp();

var app = builder.Build();

app.MapServiceDefaults();
app.MapRoutes();
app.MapApiReference("Shop", RouteTable.Paths.Keys);

app.Run();
return 0;
