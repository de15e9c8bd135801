using System.Net;
using Evolution.Board;

// Everything that the Board calls runs on this machine, which an internet proxy (HTTP_PROXY) cannot reach.
HttpClient.DefaultProxy = new WebProxy();

// Pages and style sheets are next to the program, whatever the working directory is.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

builder.AddBoard();

var app = builder.Build();

app.MapBoard();

app.Run();
