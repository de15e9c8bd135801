using Evolution.Gateway;
using Evolution.ServiceDefaults;

var builder = WebApplication.CreateSlimBuilder(args);

builder.AddServiceDefaults();
builder.AddRoutes();

var app = builder.Build();

app.MapServiceDefaults();
app.MapRoutes();

app.Run();
