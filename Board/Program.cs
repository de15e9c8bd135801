using Evolution.Board;

// Pages and style sheets are beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

builder.AddBoard();

var app = builder.Build();

app.MapBoard();

app.Run();
