using Evolution.Gateway;
using Evolution.ServiceDefaults;

if (HealthProbe.IsAsked(args)) return await HealthProbe.AskAsync();

var builder = WebApplication.CreateSlimBuilder(args);

builder.AddServiceDefaults();
builder.AddRoutes();

var app = builder.Build();

app.MapServiceDefaults();
app.MapRoutes();

app.Run();
return 0;
