using System.Net;
using Evolution.Board;

// The Board calls only services on this machine, which an internet proxy (HTTP_PROXY) cannot reach.
HttpClient.DefaultProxy = new WebProxy();

// Pages and style sheets are in the program's folder, regardless of the working directory.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

builder.AddBoard();

var app = builder.Build();

app.MapBoard();

app.Run();
