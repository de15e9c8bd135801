using Evolution.Gateway;
using Evolution.ServiceDefaults;
using Evolution.ServiceDefaults.ApiReference;

if (HealthProbe.IsAsked(args)) return await HealthProbe.AskAsync();

var builder = WebApplication.CreateSlimBuilder(args);

builder.AddServiceDefaults();
builder.AddRoutes();

var app = builder.Build();

app.MapServiceDefaults();
app.MapRoutes();
app.MapApiReference("The shop", RouteTable.Paths.Keys);

app.Run();
return 0;
