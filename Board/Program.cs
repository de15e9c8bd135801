using System.Net;
using Evolution.Board;

// All that the Board calls runs on this machine, where a proxy for the internet (HTTP_PROXY) does not reach it.
HttpClient.DefaultProxy = new WebProxy();

// Pages and style sheets are beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

builder.AddBoard();

var app = builder.Build();

app.MapBoard();

app.Run();
