using System.Threading.Channels;
using Helpdesk.Application;
using Helpdesk.Domain;
using Helpdesk.Infrastructure;
using Helpdesk.Worker;

var builder = Host.CreateApplicationBuilder(args);

builder.Services.AddInfrastructure(builder.Configuration.GetConnectionString("Helpdesk"));
builder.Services.AddScoped<ITicketAnswers, TicketAnswers>();
builder.Services.AddSingleton(Channel.CreateBounded<Ticket>(1000));
builder.Services.AddHostedService<MailAnswers>();

builder.Build().Run();
