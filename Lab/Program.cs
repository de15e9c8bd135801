using System.Net;
using Evolution.Lab.Commands;

// All that this program calls runs on this machine, where a proxy for the internet (HTTP_PROXY) does not reach it.
HttpClient.DefaultProxy = new WebProxy();

return await new EvoCommand().RunAsync(args, Console.Out, Console.Error);
